import { createGuestList } from "./adapters/graph/guest-list.ts";
import { createGraphClient } from "./adapters/graph/requests/graph-client.ts";
import { createHttpRetry } from "./adapters/http-retry.ts";
import { systemClock } from "./clock.ts";
import { cloud as cloudOf } from "./clouds.ts";
import type { DirectorySettings } from "./directory-settings.ts";
import { createLog } from "./log.ts";
import type { GuestList } from "./ports/directory.ts";
import type { Actor, AppToken, ShellActor } from "./ports/identity.ts";

/** The directory itself, without a store: for commands that work where no Guestlist is installed. */
export interface DirectoryDoor {
  readonly actor: ShellActor;
  /** Whose token Graph sees now. */
  graphActor(): Promise<Actor>;
  readonly guests: GuestList;
}

/** Opens the directory of the tenant for the person, or the app, that signed in. Loads no store and no policy. */
export function openDirectory(settings: DirectorySettings, actor: ShellActor, appToken: AppToken): DirectoryDoor {
  const clock = systemClock;
  const cloud = cloudOf(settings.cloud, settings.sandboxUrl);
  const retry = createHttpRetry({ clock, log: createLog({ level: "silent" }) });
  const graph = createGraphClient({ cloud, retry, newId: clock.newId, appToken: () => appToken(cloud.graphScope) });
  return {
    actor,
    async graphActor() {
      if (actor.kind === "app") return actor;
      return { kind: "person", id: actor.session.person.id, accessToken: await actor.session.graphToken() };
    },
    guests: createGuestList({ graph }),
  };
}
