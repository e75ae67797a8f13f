// A page in a real browser without a window, told what to do by the browser's own DevTools protocol. It knows nothing of
// what is on the page.

import Foundation
import Testing

/// One page in Chromium, in a profile of its own; it is closed with this object.
///
/// Source of the protocol: <https://chromedevtools.github.io/devtools-protocol/>.
final class Browser {
  /// How the screen is that the page is shown on.
  struct Screen {
    var width = 1_280
    var height = 900
    var isPhone = false
    var isDark = false
  }

  static let reason: Comment = "needs Chromium or Chrome: apt-get install chromium, or $DIGITS_BROWSER"

  /// `$DIGITS_BROWSER`, or a browser under one of its usual names; nil where there is none.
  static let executable: String? = {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    let usual =
      names.flatMap { name in folders.map { "\($0)/\(name)" } }
      + ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
    return environment["DIGITS_BROWSER"] ?? usual.first(where: FileManager.default.isExecutableFile)
  }()

  private let program: BrowserProgram
  private let context: String
  private let target: String
  private let session: String
  /// Everything that the page has told unasked.
  var events: [DevToolsPipes.Message] { program.events(of: session) }

  /// Opens the file at `path` and waits until it is loaded. Nothing is kept of other pages, nor shared with them.
  init(opening path: String, on screen: Screen = Screen()) throws {
    program = try #require(BrowserProgram.current, "the suite has no browser: .withOneBrowser")
    let context = try program.command("Target.createBrowserContext")["browserContextId"] as? String ?? ""
    let page = try program.command(
      "Target.createTarget", ["url": "about:blank", "browserContextId": context])
    target = page["targetId"] as? String ?? ""
    let attached = try program.command("Target.attachToTarget", ["targetId": target, "flatten": true])
    session = try #require(attached["sessionId"] as? String)
    self.context = context
    for domain in ["Page", "Runtime", "Network", "Log"] { try command("\(domain).enable") }
    try command(
      "Emulation.setDeviceMetricsOverride",
      [
        "width": screen.width, "height": screen.height, "deviceScaleFactor": screen.isPhone ? 2 : 1,
        "mobile": screen.isPhone,
      ])
    try command(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": screen.isDark ? "dark" : "light"]]])
    try command("Page.navigate", ["url": URL(fileURLWithPath: path).absoluteString])
    try program.wait(for: "Page.loadEventFired", of: session)
  }

  deinit {
    _ = try? program.command("Target.disposeBrowserContext", ["browserContextId": context])
  }

  /// Sends a command and waits for its result.
  @discardableResult
  func command(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    try program.command(method, parameters, session: session)
  }

  /// The value of a JavaScript expression; of a promise, what it comes to.
  func evaluate<Value>(_ expression: String, as _: Value.Type = Value.self) throws -> Value {
    let reply = try command(
      "Runtime.evaluate", ["expression": expression, "awaitPromise": true, "returnByValue": true])
    let result = reply["result"] as? [String: Any]
    return try #require(result?["value"] as? Value, "\(expression.prefix(200)): \(reply)")
  }

  /// Runs JavaScript statements, which may await something.
  func run(_ statements: String) throws {
    #expect(try evaluate("(async () => { \(statements); return true })()"))
  }

  /// The addresses of everything that the page has asked for, itself not counted, nor what it holds in itself.
  var requests: [String] {
    events.filter { $0.method == "Network.requestWillBeSent" }.dropFirst()
      .compactMap { ($0.parameters["request"] as? [String: Any])?["url"] as? String }
      .filter { !$0.hasPrefix("data:") && !$0.hasPrefix("blob:") }
  }

  /// Exceptions, and what the browser has written into its console: broken policies for instance.
  var complaints: [String] {
    let methods = ["Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"]
    return events.filter { methods.contains($0.method ?? "") }.map { "\($0.content)" }
  }
}
