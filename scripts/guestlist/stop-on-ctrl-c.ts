import type { EventEmitter } from "node:events";

interface Stoppable extends Pick<EventEmitter, "on"> {
  exit(code: number): unknown;
}

const interrupted = 130;

/** The first Ctrl+C, or a polite end from outside, aborts the signal: the command ends in order. The second ends the process at once. */
export function stopOnCtrlC(running: Stoppable): AbortSignal {
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) running.exit(interrupted);
    stop.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) running.on(signal, onSignal);
  return stop.signal;
}
