import type { Ports } from "../../src/ports/ports.ts";

/** Runs one call of a port, or drops it; `name` is e.g. `invitations.commit`. */
export type Around = (call: () => Promise<unknown>, name: string) => Promise<unknown>;

/** The same ports with a function around every call that leaves the process: to count, delay, reorder or cut off calls. */
export function aroundPorts<Given extends Ports>(ports: Given, around: Around): Given {
  const { invitations, directory, identity, notifier, changes, cursors } = ports;
  return {
    ...ports,
    invitations: aroundPort("invitations", invitations, around),
    directory: aroundPort("directory", directory, around),
    identity: aroundPort("identity", identity, around),
    notifier: aroundPort("notifier", notifier, around),
    changes: aroundPort("changes", changes, around),
    cursors: aroundPort("cursors", cursors, around),
    approvals: aroundPort("approvals", ports.approvals, around),
    cards: aroundPort("cards", ports.cards, around),
    followers: aroundPort("followers", ports.followers, around),
    announcements: aroundPort("announcements", ports.announcements, around),
    jobs: aroundPort("jobs", ports.jobs, around),
    teamMembers: aroundPort("teamMembers", ports.teamMembers, around),
  };
}

function aroundPort<Port extends object>(name: string, port: Port, around: Around): Port {
  return new Proxy(port, {
    get(target, method) {
      const own: unknown = Reflect.get(target, method, target);
      if (typeof own !== "function" || method === "onWake") return own;
      return (...given: unknown[]) => around(async () => Reflect.apply(own, target, given), `${name}.${String(method)}`);
    },
  });
}
