import { performance } from "node:perf_hooks";
import { isPortFree } from "./start/is-port-free.ts";
import { inviteOnePartner } from "./smoke/invite-one-partner.ts";
import { NpmStart } from "./smoke/npm-start.ts";
import { until } from "./smoke/page-client.ts";

const defaultPorts = { PORT: 3978, SANDBOX_PAGE_PORT: 3979, SANDBOX_API_PORT: 3980 };
const ports = Object.entries(defaultPorts).map(([name, port]) => Number(process.env[name] ?? port));

/** Starts everything by `npm start`, invites one partner over HTTP, presses Ctrl+C, and checks that no process stays behind. */
async function smoke(): Promise<void> {
  const started = performance.now();
  const report = (step: string) => console.log(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${step}`);
  const running = new NpmStart(process.env);
  running.interruptOnSignals();
  try {
    const pageUrl = await until("npm start", async () => running.pageUrl());
    report(`npm start answers at ${pageUrl}`);
    await inviteOnePartner(pageUrl, report);
  } catch (error) {
    console.error(running.output);
    throw error;
  } finally {
    await running.interrupt();
  }
  const taken = await takenPorts();
  if (taken.length > 0) throw new Error(`After Ctrl+C these ports are still taken: ${taken.join(", ")}`);
  report("Ctrl+C stopped it, and its ports are free again");
}

async function takenPorts(): Promise<readonly number[]> {
  const free = await Promise.all(ports.map(isPortFree));
  return ports.filter((_port, index) => !free[index]);
}

await smoke();
