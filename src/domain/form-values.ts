import type { Invitation } from "./invitation.ts";
import type { InviteOptions } from "./invite-options.ts";
import { isChannel } from "./is-channel.ts";
import { optionField, optionNames } from "./invite-form.ts";
import type { FormValues, OptionName } from "./invite-form.ts";

type FilledIn = Pick<Invitation, "options" | "approval"> & Partial<Pick<Invitation, "team" | "home">>;

/** The values for a new form that asks for the same as an invitation did, without its address. */
export function formValuesOf({ options, approval, team, home }: FilledIn): FormValues {
  const values = optionNames.map((name) => [name, valueOf(name, options[name])] as const);
  return {
    ...Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    ...(home && isChannel(home.conversation) && { addToTeam: String(team !== undefined && !(team.stage === "undone" && team.by)) }),
    ...(approval && { justification: approval.justification }),
  };
}

function valueOf<Name extends OptionName>(name: Name, option: InviteOptions[Name] | undefined): string | undefined {
  return option === undefined ? undefined : optionField(name).write(option);
}
