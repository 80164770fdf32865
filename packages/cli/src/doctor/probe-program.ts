import { compile } from '@outcrop/compiler';
import { createSourceFile } from '@outcrop/grammar';
import type { Program } from 'outcrop/program';
import type { Project } from '../project/load-project.ts';

/** Name of the function that calls a client; no project has it. */
export function probeName(client: string): string {
  return `OutcropDoctorCalls${client}`;
}

/** Compiles the project with one function for each client, which calls it and takes nothing. */
export function probeProgram({ sources }: Project, clients: readonly string[]): Program {
  const functions = clients.map((client) => `function ${probeName(client)}() -> string {\n  client ${client}\n  prompt #"Hi"#\n}\n`);
  return compile([...sources, createSourceFile('doctor.baml', functions.join('\n'))]).program;
}
