import type { EventEmitter } from "node:events";

interface Stoppable extends Pick<EventEmitter, "on"> {
  readonly stderr: { write(text: string): unknown };
  exit(code: number): unknown;
}

/** Milliseconds after which it is said how to end a command that takes long to stop. */
const patience = 2_000;

const interrupted = 130;

/** The first Ctrl+C, or a polite end from outside, aborts the signal: the command ends in order. The second ends the process at once. */
export function stopOnCtrlC(running: Stoppable): AbortSignal {
  const stop = new AbortController();
  const onSignal = () => {
    if (stop.signal.aborted) running.exit(interrupted);
    stop.abort();
    setTimeout(() => running.stderr.write("Still stopping: Ctrl+C again ends at once.\n"), patience).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) running.on(signal, onSignal);
  return stop.signal;
}
