import { jobRecordsContract } from "./job-records.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("JobRecords", jobRecordsContract);
