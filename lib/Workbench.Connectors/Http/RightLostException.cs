namespace Workbench.Connectors.Http;

/// <summary>
/// This process may have lost its right to send to another one, so the request was not sent. It tells nothing of the vendor. It passes: the right
/// comes back with the next commit, or whoever took over goes on.
/// </summary>
internal sealed class RightLostException() : Exception("not sent: this process may have lost its right to send to another one while it stood still");
