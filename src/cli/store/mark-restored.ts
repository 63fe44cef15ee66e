import type { StoreDoor } from "../../store-door.ts";
import type { Exit } from "../exit.ts";
import type { Shell } from "../shell.ts";

/** `store restored`: marks a store that was restored by other means than a file of `store backup`, which is marked already. */
export async function markRestored(shell: Shell, door: StoreDoor, place = door.configured): Promise<Exit> {
  if (shell.common.whatIf) {
    shell.say("The store would be marked as restored.");
    return "done";
  }
  await door.markRestored(place);
  shell.say("Marked. The first bot that starts on it looks every open invitation up before it sends anything.");
  return "done";
}
