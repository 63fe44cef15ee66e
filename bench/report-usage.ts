import { recordRequests } from "./outgoing-requests.ts";

/** Loaded before a bot (`node --import`): reports over the IPC channel the resources that the process has used, and its requests. */
const requests = process.env["RECORD_REQUESTS"] === "1" ? recordRequests() : [];

process.on("message", (message) => {
  if (message !== "report") return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuMicroseconds: userCPUTime + systemCPUTime, peakKilobytes: maxRSS };
  process.send?.({ usage, requests: requests.splice(0) });
});
