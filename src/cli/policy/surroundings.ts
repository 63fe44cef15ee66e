import type { LoadedPolicy, Outlook } from "../../look-on.ts";
import type { Config } from "../../config.ts";
import type { Policy } from "../../domain/policy/policy.ts";

/** The parts of the process that a command uses; tests replace them. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  loadPolicy(file: string, isSandbox: boolean): Promise<LoadedPolicy>;
  lookOn(config: Config, policy: Policy): Promise<Outlook>;
}
