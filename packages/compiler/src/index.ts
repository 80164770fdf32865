// Takes: the texts of a project's .baml files. Gives: the Program that the runtime interprets, what is wrong with the sources, and the files
// of a generated client.
// Never: reads or writes a file, runs a template, or throws for anything that stands in a source file.

// Writing clients
export { emitClient } from './5-emit/emit-client.ts';
export type { EmitInput, EmittedFiles } from './5-emit/emit-input.ts';
export { findLiteralSecrets, type LiteralSecret } from './5-emit/literal-secret.ts';
// Compiling
export { compileAdditions, type TypeAdditions } from './additions/compile-additions.ts';
export { compile } from './compile.ts';
export { type CompileOptions, type CompileResult, type CompileSession, createCompileSession } from './compile-session.ts';
export type { DeclarationDocumentation, Documentation } from './documentation.ts';
export { explain } from './explain.ts';
export type { GeneratorData, OutputType } from './generator-data.ts';
