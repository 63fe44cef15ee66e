import { directoryContract } from "./directory.ts";
import { fakeDirectoryUnderTest, graphDirectoryUnderTest } from "./directory-under-test.ts";
import type { DirectoryUnderTest } from "./directory-under-test.ts";
import { startPretendTenant } from "./pretend-tenant.ts";
import type { PretendTenant } from "./pretend-tenant.ts";

describe("Directory (in-memory fake)", () => {
  let subject: DirectoryUnderTest;
  beforeEach(() => {
    subject = fakeDirectoryUnderTest();
  });
  directoryContract(() => subject);
});

describe("Directory (Graph in the sandbox)", () => {
  let tenant: PretendTenant;
  let subject: DirectoryUnderTest;
  before(async () => {
    tenant = await startPretendTenant();
  });
  beforeEach(async () => {
    subject = await graphDirectoryUnderTest(tenant);
  });
  after(async () => tenant.close());
  directoryContract(() => subject);
});
