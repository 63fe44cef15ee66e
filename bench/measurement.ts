import type { PretendTenant } from "./pretend-tenant.ts";

/** One line of the report. */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  /** Empty for a figure that only explains another one. */
  readonly budget: string;
  readonly met?: boolean;
}

export interface Bench {
  readonly outside: PretendTenant;
  /** Settings of a Guestlist process with a new, empty database. */
  botSettings(settings?: Readonly<Record<string, string>>): Record<string, string>;
}

/** Measures one thing. @throws whatever kept it from measuring; a budget that isn't met is a finding. */
export interface Measurement {
  readonly name: string;
  readonly measure: (bench: Bench) => Promise<readonly Finding[]>;
}
