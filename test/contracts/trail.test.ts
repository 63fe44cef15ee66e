import { describeStores } from "./store-under-test.ts";
import { trailContract } from "./trail.ts";

describeStores("Trail", trailContract);
