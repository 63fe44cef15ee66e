import { tokensForGraph } from "./adapters/entra/shell/tokens-for-graph.ts";
import { createGuestList } from "./adapters/graph/guest-list.ts";
import { createGraphClient } from "./adapters/graph/requests/graph-client.ts";
import { createHttpRetry } from "./adapters/http-retry.ts";
import { systemClock } from "./clock.ts";
import { cloud as cloudOf } from "./clouds.ts";
import type { DirectorySettings } from "./directory-settings.ts";
import type { Clock } from "./ports/clock.ts";
import type { GuestList } from "./ports/directory.ts";
import type { Actor, AppToken, ShellActor } from "./ports/identity.ts";

/** The directory itself, without a store: for commands that work where no Guestlist is installed. */
export interface DirectoryDoor {
  readonly settings: DirectorySettings;
  readonly actor: ShellActor;
  readonly clock: Pick<Clock, "now" | "wait">;
  /** Whose token Graph sees now. Ask before each request: a person's token is renewed in a long list. */
  graphActor(): Promise<Actor>;
  readonly guests: GuestList;
}

/** Opens the directory of the tenant for the person, or the app, that signed in. Loads no store, no policy and no log. */
export function openDirectory(settings: DirectorySettings, actor: ShellActor, appToken: AppToken): DirectoryDoor {
  const clock = systemClock;
  const cloud = cloudOf(settings.cloud, settings.sandboxUrl);
  const retry = createHttpRetry({ clock });
  const graph = createGraphClient({
    ...{ cloud, retry, newId: clock.newId },
    appToken: () => appToken(cloud.graphScope),
    ...(actor.kind === "person" && { personTokens: tokensForGraph(actor.session) }),
  });
  return {
    settings,
    actor,
    clock,
    async graphActor() {
      if (actor.kind === "app") return actor;
      return { kind: "person", id: actor.session.person.id, accessToken: await actor.session.graphToken() };
    },
    guests: createGuestList({ graph }),
  };
}
