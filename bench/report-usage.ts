import { recordRequests } from "./outgoing-requests.ts";

/** Loaded before a bot (`node --import`): tells over the IPC channel what the process has used, and asked of others, so far. */
const requests = process.env["RECORD_REQUESTS"] === "1" ? recordRequests() : [];

process.on("message", (message) => {
  if (message !== "report") return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuMicroseconds: userCPUTime + systemCPUTime, peakKilobytes: maxRSS };
  process.send?.({ usage, requests: requests.splice(0) });
});
