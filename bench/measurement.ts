import type { Sandbox } from "../sandbox/sandbox.ts";

/** One line of the report. */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  /** Empty for a figure that only explains another one. */
  readonly budget: string;
  readonly met?: boolean;
}

export interface Bench {
  /** A new one for each measurement, in this process. */
  readonly sandbox: Sandbox;
  /** How long `soak` takes; undefined: as long as its budget says. */
  readonly minutes?: number;
  /** Fewer repetitions, to see whether the measurement works: its figures say less. */
  readonly isQuick: boolean;
  /** Settings of a Guestlist process with a new, empty database. */
  botSettings(settings?: Readonly<Record<string, string>>): Record<string, string>;
}

/** Measures one thing. @throws the error that prevented the measurement; an exceeded budget is a finding. */
export interface Measurement {
  readonly name: string;
  /** What it measures, in a few words. */
  readonly about: string;
  /** How long it takes on two free cores, with `--quick` and without. */
  readonly takes: { readonly quick: string; readonly full: string };
  readonly measure: (bench: Bench) => Promise<readonly Finding[]>;
}
