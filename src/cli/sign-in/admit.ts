import type { CommandLine } from "../../command-line.ts";
import type { Admission } from "../../flows/who/admit-person.ts";
import { CommandFailure } from "../command-failure.ts";

/**
 * The door, if the person at it may use the bot; the app may.
 * @throws CommandFailure `refused`; then the door is closed.
 */
export async function admit(door: CommandLine): Promise<CommandLine> {
  const { actor, flows } = door;
  if (actor.kind === "app") return door;
  const { id, tenantId } = actor.session.person;
  try {
    const admission = await flows.admitPerson({ person: id, tenantId });
    if (admission === "admitted") return door;
    throw notAdmitted(admission);
  } catch (error) {
    await door.close();
    throw error;
  }
}

function notAdmitted(admission: keyof typeof words): CommandFailure {
  const [sentence, fix] = words[admission];
  return new CommandFailure("refused", sentence, { fix });
}

/** Why a person who signed in may not use Guestlist, and what they can do. */
const words: Readonly<Record<Exclude<Admission, "admitted">, readonly [sentence: string, fix: string]>> = {
  guest: ["Your account is a guest in this tenant; only its members can use Guestlist's commands.", "Sign in with a member's account."],
  stranger: ["Guestlist doesn't find your account in this tenant.", "Sign in with an account of the tenant."],
  "not-allowed": ["The policy lets only some groups use Guestlist, and you are in none of them.", "Ask an administrator of the bot."],
};
