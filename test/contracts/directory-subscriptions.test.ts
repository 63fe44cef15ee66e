import { createDirectorySubscriptions } from "../../src/adapters/graph/changes/directory-subscriptions.ts";
import { systemClock } from "../../src/clock.ts";
import type { SubscriptionRefused } from "../../src/ports/directory-changes.ts";
import { id } from "../build/ids.ts";
import { FakeClock } from "../fakes/fake-clock.ts";
import { FakeDirectorySubscriptions } from "../fakes/fake-directory-subscriptions.ts";
import { GOOD_HANDSHAKE, startEndpoint } from "../sandbox/graph/changes/notification-endpoint.ts";
import type { NotificationEndpoint } from "../sandbox/graph/changes/notification-endpoint.ts";
import { directorySubscriptionsContract } from "./directory-subscriptions.ts";
import type { DirectorySubscriptionsUnderTest } from "./directory-subscriptions.ts";
import { startPretendTenant } from "./pretend-tenant.ts";
import type { PretendAdapters, PretendTenant } from "./pretend-tenant.ts";

const minute = 60_000;

describe("DirectorySubscriptions (in-memory fake)", () => {
  let subject: DirectorySubscriptionsUnderTest;

  beforeEach(() => {
    const subscriptions = new FakeDirectorySubscriptions();
    const clock = new FakeClock();
    subject = {
      subscriptions,
      url: "https://guestlist.example/notifications",
      inMinutes: (minutes) => clock.later(minutes * minute),
      endOf: async (one) => subscriptions.live.get(one)?.until,
      refuse: async (reason) => void (subscriptions.refusal = reason),
    };
  });

  directorySubscriptionsContract(() => subject);
});

describe("DirectorySubscriptions (Graph in the sandbox)", () => {
  let tenant: PretendTenant;
  let adapters: PretendAdapters;
  let endpoint: NotificationEndpoint;

  before(async () => {
    tenant = await startPretendTenant();
    endpoint = await startEndpoint();
  });
  beforeEach(() => {
    adapters = tenant.freshAdapters();
    endpoint.handshake = GOOD_HANDSHAKE;
  });
  after(async () => {
    await endpoint.close();
    await tenant.close();
  });

  directorySubscriptionsContract(() => {
    const { subscriptions: live, app, clock } = tenant.authority.tenant;
    const subscriptions = createDirectorySubscriptions({ graph: adapters.graph });
    const inMinutes = (minutes: number) => systemClock.later(minutes * minute);
    const refuse = async (reason: SubscriptionRefused["reason"]) => {
      if (reason === "endpoint-not-reached") endpoint.handshake = { ...GOOD_HANDSHAKE, status: 404 };
      if (reason === "permission-missing")
        for (const right of ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All"]) app.granted.application.delete(right);
      if (reason === "quota-reached") fill();
    };
    const fill = () => {
      for (let made = 0; made < 100; made += 1)
        live.set(`other-${made}`, { ...anyone, id: `other-${made}`, expiresAt: clock.now().getTime() + 60 * minute });
    };
    const endOf = async (one: string) => {
      const found = live.get(one);
      return found && id(new Date(found.expiresAt).toISOString());
    };
    return { subscriptions, url: endpoint.url, inMinutes, endOf, refuse };
  });
});

const anyone = {
  ...{ resource: "users", changeType: "updated", notificationUrl: "http://localhost:1/", lifecycleNotificationUrl: null },
  ...{ clientState: null, creatorId: "another", latestSupportedTlsVersion: null, expiresAt: 0, authorizedUntil: 0, warnedFor: 0 },
};
