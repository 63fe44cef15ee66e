import { readFileSync } from "node:fs";
import { recordRequests } from "./outgoing-requests.ts";

/** Loaded before a bot (`node --import`): reports over the IPC channel the resources that the process has used, and its requests. */
const requests = process.env["RECORD_REQUESTS"] === "1" ? recordRequests() : [];

process.on("message", (message) => {
  if (message !== "report") return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = {
    cpuMicroseconds: userCPUTime + systemCPUTime,
    peakKilobytes: ownPeak() ?? maxRSS,
    residentKilobytes: process.memoryUsage.rss() / 1_024,
  };
  process.send?.({ usage, requests: requests.splice(0) });
});

/** Linux counts the memory of the process that started this one in `maxRSS`, but not in `VmHWM` (proc_pid_status(5)). */
function ownPeak(): number | undefined {
  if (process.platform !== "linux") return undefined;
  const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes);
}
