import Dispatch

/// Calls `handler` at each signal of a kind that comes once this has returned; one that comes before does what it did, such as ending the
/// process.
///
/// The signal must not be ignored in the meantime: Dispatch registers it on a thread of its own, some time later on a busy machine, and what came
/// until then would be lost. Keep what is returned as long as that is wanted.
func signalSource(_ number: Int32, handler: @escaping @Sendable () -> Void) -> any DispatchSourceSignal {
  let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
  let isRegistered = DispatchSemaphore(value: 0)
  source.setEventHandler(handler: handler)
  source.setRegistrationHandler { isRegistered.signal() }
  source.resume()
  isRegistered.wait()
  return source
}
