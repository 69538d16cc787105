package io.lipsync.connector.result;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits and places of an installation for finished videos, under {@code lipsync.result.}.
 *
 * @param folder the folder below which processes may save videos, or null: then none may
 * @param largestFile the largest video that is saved
 * @param largestDocument the largest video that becomes a Camunda document; Camunda 8 SaaS takes 10
 *     MB in one request
 * @param transferTimeout the end of moving one file, a document to a provider too; at most a third
 *     of the job timeout, because a video may be fetched twice and is then stored
 */
public record ResultSettings(
    Path folder,
    @DefaultValue("2GB") DataSize largestFile,
    @DefaultValue("10MB") DataSize largestDocument,
    @DefaultValue("90s") Duration transferTimeout) {}
