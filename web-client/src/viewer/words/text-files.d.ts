/** A text file that the bundle carries. */
declare module '*.txt' {
  const text: string;
  export default text;
}
