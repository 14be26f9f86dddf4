import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/** Jest's environment for Node, but for what makes tests here slow, or fail. */
export default class Environment extends TestEnvironment {
  /** Its context looks up each global (`Math`, `Map`) through a proxy: twice the time for code as that of `ogi`. An ordinary context does not. */
  constructor(...args) {
    const { createContext } = vm;
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...args);
    } finally {
      vm.createContext = createContext;
    }
  }

  /** It gives tests typed arrays of their own; native modules as onnxruntime give and take those of the process. */
  async setup() {
    await super.setup();
    this.global.Float32Array = Float32Array;
  }
}
