using System.Text;
using System.Text.Json.Nodes;

namespace Workbench.Host.Kernel;

/// <summary>
/// The sending half of the protocol: JSON text sequences as in RFC 7464. Every message begins with the record separator (U+001E) and ends with
/// a line feed, so that what something else writes to the same stream, a child process for example, is told apart from it.
/// </summary>
internal sealed class KernelWire(Stream output)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lock gate = new();
    private bool isBroken;

    /// <summary>Sends one message whole. Where nobody reads any more, it is dropped: the session is about to end then.</summary>
    public void Send(JsonObject message)
    {
        var bytes = Utf8.GetBytes("\u001e" + message.ToJsonString() + "\n");
        lock (gate)
        {
            if (isBroken)
            {
                return;
            }

            try
            {
                output.Write(bytes);
                output.Flush();
            }
            catch (IOException)
            {
                isBroken = true;
            }
        }
    }
}
