/** Loaded before a bot (`node --import`): says over the IPC channel what the process has used so far. */
process.on("message", (message) => {
  if (message !== "usage") return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.send?.({ usage: { cpuMicroseconds: userCPUTime + systemCPUTime, peakKilobytes: maxRSS } });
});
