import { createDirectoryChanges } from "../../src/adapters/graph/changes/directory-changes.ts";
import { seedGuests } from "../../sandbox/tenant/seed.ts";
import { at, id } from "../build/ids.ts";
import { FakeDirectoryChanges } from "../fakes/fake-directory-changes.ts";
import { directoryChangesContract } from "./directory-changes.ts";
import type { DirectoryChangesUnderTest } from "./directory-changes.ts";
import { startPretendTenant } from "./pretend-tenant.ts";
import type { PretendAdapters, PretendTenant } from "./pretend-tenant.ts";

const eightDays = 8 * 24 * 3_600_000;

describe("DirectoryChanges (in-memory fake)", () => {
  let subject: DirectoryChangesUnderTest;

  beforeEach(() => {
    const changes = new FakeDirectoryChanges();
    subject = {
      changes,
      invite: async (count) => {
        const guests = Array.from({ length: count }, (_, n) => id(`guest-${n}`));
        changes.happen(...guests.map((guest) => ({ kind: "changed", id: guest, userState: "PendingAcceptance" }) as const));
        return guests;
      },
      accept: async (guest) => changes.happen({ kind: "changed", id: guest, userState: "Accepted", userStateSince: at("14:32") }),
      remove: async (guest) => changes.happen({ kind: "removed", id: guest }),
      outdate: () => changes.forget(),
    };
  });

  directoryChangesContract(() => subject);
});

describe("DirectoryChanges (Graph in the sandbox)", () => {
  let tenant: PretendTenant;
  let adapters: PretendAdapters;

  before(async () => {
    tenant = await startPretendTenant();
  });
  beforeEach(() => {
    adapters = tenant.freshAdapters();
  });
  after(async () => tenant.close());

  directoryChangesContract(() => {
    const world = tenant.authority.tenant;
    const { users, clock } = world;
    return {
      changes: createDirectoryChanges({ graph: adapters.graph }),
      invite: async (count) => {
        const known = users.list().length;
        seedGuests(world, count);
        return users
          .list()
          .slice(known)
          .map((user) => id(user.id));
      },
      accept: async (guest) => {
        users.update(guest, { externalUserState: "Accepted", externalUserStateChangeDateTime: clock.now().toISOString() });
      },
      remove: async (guest) => users.remove(guest),
      outdate: () => clock.advance(eightDays),
    };
  });
});
