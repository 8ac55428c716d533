using System.Globalization;
using System.Text.Json.Nodes;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Gorgias.Send;

/// <summary>
/// The last look at messages before they leave: one that is no internal note and has no <c>sent_datetime</c> would be mailed to a person.
/// Composers cannot make one; this holds even so.
/// </summary>
internal static class SentGuard
{
    /// <exception cref="InvalidOperationException">A message would be sent.</exception>
    public static void Check(JsonObject message, DateTimeOffset now)
    {
        if (message["channel"]?.GetValue<string>() == "internal-note")
        {
            return;
        }

        if (message["sent_datetime"]?.GetValue<string>() is not { Length: > 0 } text
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sentAt))
        {
            throw new InvalidOperationException(
                $"Message {message["external_id"]} has no sent_datetime: Gorgias would send it to a person. Nothing was sent; report this as a defect of the connector.");
        }

        if (sentAt > now)
        {
            // What a time of sending in the future does is not documented; the message keeps its own time in created_datetime.
            message["sent_datetime"] = Compose.Bodies.Time(now);
        }
    }
}
