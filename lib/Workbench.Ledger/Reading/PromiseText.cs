using System.Text;

namespace Workbench.Ledger.Reading;

/// <summary>The promises of a record as they were composed, from what two rows hold of them.</summary>
internal static class PromiseText
{
    /// <param name="data">The values alone, or the promises whole.</param>
    /// <param name="shape">The promises with empty values; null where they stand whole in <paramref name="data"/>.</param>
    /// <returns>JSON; something that was never composed where one of the two was changed by others.</returns>
    public static string Whole(string data, string? shape)
    {
        if (shape is null)
        {
            return data;
        }

        var frame = PromiseFrame.Of(Encoding.UTF8.GetBytes(shape));
        return PromiseFrame.OfArray(frame.Values).Reframed(Encoding.UTF8.GetBytes(data), frame) ?? data;
    }
}
