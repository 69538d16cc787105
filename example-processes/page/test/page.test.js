import { after, before, test } from 'node:test';
import { Visitor, startBrowser } from './browser.js';
import { Demo } from './demo.js';

const APPROVE = 'Approve: the paid task is submitted';
let demo;
let browser;

before(async () => {
  [demo, browser] = await Promise.all([
    process.env.DEMO_ADDRESS ? { address: process.env.DEMO_ADDRESS, stop() {} } : Demo.start(),
    startBrowser(),
  ]);
});
after(async () => {
  await browser?.close();
  await demo?.stop();
});

async function visit(screen, action) {
  const visitor = await Visitor.at(browser, demo.address, screen);
  try {
    await action(visitor);
  } catch (error) {
    await visitor.picture(`failed-${screen}`);
    throw error;
  }
  await visitor.leave();
}

test('a dubbing from the request to the accepted video', () =>
  visit('desktop', async (visitor) => {
    await visitor.picture('1-start');
    await visitor.request();
    await visitor.task('Approve request');
    await visitor.reads('#submission', 'Nothing has been sent or paid.');
    await visitor.picture('2-approve');
    await visitor.decide(APPROVE);
    await visitor.reads('#state', 'waiting for the video');
    await visitor.reads('#billed', 'Billed: 1 video.');
    await visitor.picture('3-rendering');
    await visitor.pictureOfTheReadme();
    await visitor.task('Review video');
    await visitor.reads('figure:visible', 'Dubbed video');
    await visitor.page.waitForFunction(() => document.querySelector('[data-medium=dubbed] video').readyState > 1);
    await visitor.picture('4-review');
    await visitor.decide('Accept the video');
    await visitor.reads('#state', 'The dubbed video is accepted.');
    await visitor.picture('5-accepted');
  }));

test('the answer is lost, on a phone', () =>
  visit('phone', async (visitor) => {
    await visitor.prepare('answer');
    await visitor.picture('phone-1-start');
    await visitor.request();
    await visitor.task('Approve request');
    await visitor.fits();
    await visitor.decide(APPROVE);
    await visitor.reads('#submission', 'its answer was lost');
    await visitor.picture('phone-2-answer-lost');
    await visitor.task('Review video');
    await visitor.reads('#submission', 'Once.');
    await visitor.reads('#billed', 'Billed: 1 video.');
    await visitor.fits();
    await visitor.picture('phone-3-review');
    await visitor.decide('Accept the video');
    await visitor.reads('#state', 'The dubbed video is accepted.');
  }));

test('the callback is lost, in the dark', () =>
  visit('dark', async (visitor) => {
    await visitor.prepare('callback');
    await visitor.picture('dark-1-start');
    await visitor.request();
    await visitor.task('Approve request');
    await visitor.decide(APPROVE);
    await visitor.reads('#percent', '100 %');
    await visitor.picture('dark-2-callback-lost');
    await visitor.page.getByRole('button', { name: 'Do not wait' }).click();
    await visitor.task('Review video');
    await visitor.picture('dark-3-review');
    await visitor.reads('#billed', 'Billed: 1 video.');
    await visitor.decide('Accept the video');
    await visitor.reads('#state', 'The dubbed video is accepted.');
  }));

test('no face matches, and a person dubs again', () =>
  visit('desktop', async (visitor) => {
    await visitor.prepare('face');
    await visitor.request();
    await visitor.task('Approve request');
    await visitor.decide(APPROVE);
    await visitor.task('Solve problem');
    await visitor.reads('#billed', '1 failed, its credits came back.');
    await visitor.picture('6-no-face');
    await visitor.page.locator('#form').getByText('Dub again').click();
    await visitor.page.locator('#form input[id*=nextThreshold]').fill('140');
    await visitor.page.getByRole('button', { name: 'Complete the task' }).click();
    await visitor.task('Review video');
    await visitor.decide('Accept the video');
    await visitor.reads('#state', 'The dubbed video is accepted.');
    await visitor.reads('#billed', 'Billed: 1 video.');
  }));

test('the worker is killed, and the next one sends nothing', () =>
  visit('desktop', async (visitor) => {
    await visitor.prepare('worker');
    await visitor.request();
    await visitor.task('Approve request');
    await visitor.decide(APPROVE);
    await visitor.reads('#news', 'was killed');
    await visitor.picture('7-worker-killed');
    await visitor.task('Review video');
    await visitor.reads('#submission', 'Once.');
    await visitor.reads('#billed', 'Billed: 1 video.');
    await visitor.decide('Accept the video');
    await visitor.reads('#state', 'The dubbed video is accepted.');
  }));

test('the box for other processes dubs without asking anybody', () =>
  visit('desktop', async (visitor) => {
    await visitor.page.locator('#flow').selectOption('Dub video');
    await visitor.request();
    await visitor.reads('#state', 'The dubbed video is made and saved.');
    await visitor.page.getByText('What happened, step by step').click();
    await visitor.reads('#steps', 'Save the finished video: done');
    await visitor.picture('8-dub-video');
  }));
