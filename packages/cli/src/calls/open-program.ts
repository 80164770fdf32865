import { createClientFromProgram, type ProgramClient } from 'outcrop';
import { createBedrock } from 'outcrop/bedrock';
import { nodePlatform } from 'outcrop/node';
import type { Program } from 'outcrop/program';

/** What requests are sent through. */
export type Platform = ReturnType<typeof nodePlatform>;

/** Makes the client of a Program in memory, over a platform of its own. */
export function openProgram(program: Program, platform: Platform = nodePlatform()): ProgramClient {
  const bedrock = createBedrock(platform);
  return createClientFromProgram(program, { bedrock: () => Promise.resolve(bedrock), sleep: platform.sleep, now: platform.now });
}

/** One of the ways of calling a function, from the part of a client that has them all. */
export function memberOf<Member>(members: Readonly<Record<string, Member>>, name: string): Member {
  const member = Object.hasOwn(members, name) ? members[name] : undefined;
  if (member === undefined) throw new Error(`the client has no function ${name}`);
  return member;
}
