import type { InviteOptions } from "../../src/domain/invite-options.ts";
import { everyOption } from "./full-store/options.ts";

/** Options that people don't type: ids that they pick, and choices. */
const picked: ReadonlySet<string> = new Set<keyof InviteOptions>(["colleagues", "userType", "redirectUrl", "sendMail"]);

/** An invitation's options with this text in each field that people type, those of later versions included. */
export function typedOptions(text: string): InviteOptions {
  const typed = Object.keys(everyOption).filter((name) => !picked.has(name));
  return {
    ...Object.fromEntries(typed.map((name) => [name, text])),
    redirectUrl: "https://myapplications.microsoft.com/",
    sendMail: true,
  };
}
