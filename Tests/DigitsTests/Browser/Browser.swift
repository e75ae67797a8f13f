// A real browser without a window, with one page open in it: told what to do by its own DevTools protocol, over a
// pair of pipes. It knows nothing of what is on the page.

import Foundation
import Testing

/// Chromium with one page open; it ends with this object.
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

  private let process: ChildProcess
  /// Short, as the browser makes a socket below it, whose path may have some hundred bytes.
  private let folder = NSTemporaryDirectory() + "digits-\(UUID().uuidString.prefix(8))"
  private let pipes: DevToolsPipes
  private var session: String?
  /// Everything that the browser has told unasked.
  private(set) var events: [DevToolsPipes.Message] = []
  private var lastNumber = 0

  /// Opens the file at `path` and waits until it is loaded.
  init(opening path: String, on screen: Screen = Screen()) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    pipes = try DevToolsPipes(in: folder)
    // What it leaves behind goes with the folder, unless the path is too long for its socket all the same.
    let temporary = folder.utf8.count < 60 ? folder : "/tmp"
    // The protocol's pipes are descriptors 3 and 4, which only a shell can set.
    process = try ChildProcess(
      "/bin/sh",
      [
        "-c", "exec \"$@\" 3<'\(pipes.commands)' 4>'\(pipes.replies)'", "sh", try #require(Self.executable),
        "--headless=new", "--remote-debugging-pipe", "--user-data-dir=\(folder)/profile", "--no-first-run",
        "--no-sandbox", "--disable-gpu", "--disable-background-networking",
      ], in: folder, environment: ProcessInfo.processInfo.environment.merging(["TMPDIR": temporary]) { $1 })
    let target = try command("Target.createTarget", ["url": "about:blank"])
    let attached = try command(
      "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String
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
    while !events.contains(where: { $0.method == "Page.loadEventFired" }) { events.append(try pipes.next()) }
  }

  deinit {
    process.kill()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Sends a command and waits for its result.
  @discardableResult
  func command(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastNumber += 1
    try pipes.send(number: lastNumber, method: method, parameters: parameters, session: session)
    while true {
      let message = try pipes.next()
      guard message.number == lastNumber else {
        events.append(message)
        continue
      }
      return try #require(message.result, "\(method): \(message.content)")
    }
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
