import { createClientFromProgram, type ProgramClient } from 'outcrop';
import { type Bedrock, createBedrock } from 'outcrop/bedrock';
import { nodePlatform } from 'outcrop/node';
import type { Program } from 'outcrop/program';

/** What requests are sent through. */
export type Platform = ReturnType<typeof nodePlatform>;

/** A platform, and what all calls over it share: connections, credentials. */
export interface Engine {
  readonly platform: Platform;
  readonly bedrock: Bedrock;
}

export function openEngine(platform: Platform = nodePlatform()): Engine {
  return { platform, bedrock: createBedrock(platform) };
}

/** Makes the client of a Program in memory. */
export function openProgram(program: Program, { platform, bedrock }: Engine = openEngine()): ProgramClient {
  return createClientFromProgram(program, { bedrock: () => Promise.resolve(bedrock), sleep: platform.sleep, now: platform.now });
}

/** One of the ways of calling a function, from the part of a client that has them all. */
export function memberOf<Member>(members: Readonly<Record<string, Member>>, name: string): Member {
  const member = Object.hasOwn(members, name) ? members[name] : undefined;
  if (member === undefined) throw new Error(`the client has no function ${name}`);
  return member;
}
