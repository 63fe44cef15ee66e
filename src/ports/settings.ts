import type { ApprovalsPlace } from "../domain/approvals-place.ts";
import type { Instant } from "../domain/ids.ts";

/** What is remembered for good. */
export interface Settings {
  /** True the first time ever that this name is given, false from then on. */
  once(name: string, now: Instant): Promise<boolean>;
  /** Where requests are decided about; undefined until somebody chose a channel. */
  approvalsPlace(): Promise<ApprovalsPlace | undefined>;
  /** Stores it in the place of the one before. */
  chooseApprovalsPlace(place: ApprovalsPlace): Promise<void>;
  /** Forgets it, e.g. when the bot was removed from there. */
  forgetApprovalsPlace(): Promise<void>;
}
