import { remoteWaitsContract } from "./remote-waits.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("Jobs that wait for a remote", remoteWaitsContract);
