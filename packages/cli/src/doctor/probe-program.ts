import { compile } from '@outcrop/compiler';
import { createSourceFile } from '@outcrop/grammar';
import type { Program } from 'outcrop/program';
import type { Project } from '../project/load-project.ts';

/** Name of a function that takes nothing and calls whatever client it is told; no project has it. */
export const PROBE = 'OutcropDoctorCall';

const SOURCE = `function ${PROBE}() -> string {\n  client "aws-bedrock/none"\n  prompt #"Hi"#\n}\n`;

/** Compiles the project together with the probe. */
export function probeProgram({ sources }: Project): Program {
  return compile([...sources, createSourceFile('doctor.baml', SOURCE)]).program;
}
