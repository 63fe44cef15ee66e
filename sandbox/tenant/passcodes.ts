import type { Random } from "../directory/random.ts";
import type { DirectoryClock } from "../directory/clock.ts";

/** A one-time passcode is valid for 30 minutes (Microsoft: One-time passcode). */
const LIFE_MS = 30 * 60 * 1000;

/** One-time passcodes by e-mail, for partners without an account that the tenant trusts. */
export interface Passcodes {
  /** Creates a code of 8 digits. The previous code becomes invalid. */
  issue(email: string): string;
  /** True once, for the newest code, within 30 minutes of directory time. */
  use(email: string, passcode: string): boolean;
  clear(): void;
}

export function createPasscodes(random: Random, clock: DirectoryClock): Passcodes {
  const issued = new Map<string, { readonly passcode: string; readonly until: number }>();
  return {
    // G134
    issue: (email) => {
      const passcode = String(random.bytes(4).readUInt32BE() % 100_000_000).padStart(8, "0");
      issued.set(email.toLowerCase(), { passcode, until: clock.now().getTime() + LIFE_MS });
      return passcode;
    },
    // G134
    use: (email, passcode) => {
      const known = issued.get(email.toLowerCase());
      const isRight = known?.passcode === passcode && clock.now().getTime() <= known.until;
      if (isRight) issued.delete(email.toLowerCase());
      return isRight;
    },
    clear: () => issued.clear(),
  };
}
