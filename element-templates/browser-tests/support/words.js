/** What the dropdown "Provider" offers. */
export const EVOLINK = 'EvoLink VideoRetalk';
export const DASHSCOPE = 'Alibaba DashScope VideoRetalk';
export const JOGGAI = 'JoggAI Lip Sync';
export const VARIABLE = "From the process variable 'provider'";
