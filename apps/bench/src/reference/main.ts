import { serveJobs } from '../process.ts'
import { broadcastThis, startBroadcast } from './broadcast.ts'
import { chainReadAt, startChain } from './chain.ts'
import { commits } from './commits.ts'

export const REFERENCES = { commits, startBroadcast, broadcastThis, startChain, chainReadAt }
export type References = typeof REFERENCES

serveJobs(REFERENCES)
