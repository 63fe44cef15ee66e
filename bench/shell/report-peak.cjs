// Loaded before a program (`node --require`): writes the most memory that the process ever had resident, in kilobytes, to its file
// descriptor 3. CommonJS without imports of ours, so that it takes as little memory as it can.

const { readFileSync, writeSync } = require("node:fs");

process.on("exit", () => {
  writeSync(3, String(peakKilobytes()));
});

/** Linux counts the memory of the process that started this one in `maxRSS`, but not in `VmHWM`. */
function peakKilobytes() {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
}
