using System.Text;
using Workbench.Core.Hashing;
using Workbench.Ledger.Reading;
using Workbench.Ledger.Storage;

namespace Workbench.Ledger.Commits;

/// <summary>
/// Splits promises into what they share with other records, which is stored once, and their values. What no other record shares stays whole: a
/// shape is stored when it comes a second time. Belongs to the writer thread.
/// </summary>
internal sealed class PromiseShapes(Session session)
{
    private const int MostKnown = 32;

    /// <summary>The last one found stands first.</summary>
    private readonly List<Shape> known = [];

    /// <summary>What a row holds of these promises.</summary>
    /// <param name="promises">As JSON in UTF-8.</param>
    /// <returns>The values and the number of their shape, or the promises whole and null.</returns>
    public (string Data, object? Shape) Split(byte[] promises)
    {
        for (var index = 0; index < known.Count; index++)
        {
            var shape = known[index];
            if (shape.Frame.Reframed(promises, shape.Array) is { } values)
            {
                known.RemoveAt(index);
                known.Insert(0, shape = shape with { Id = shape.Id ?? Store(shape.Frame.Text()) });
                return (values, shape.Id);
            }
        }

        return First(promises, PromiseFrame.Of(promises));
    }

    /// <summary>Forgets numbers that may have been rolled back.</summary>
    public void Forget() => known.Clear();

    /// <summary>Of a shape that is not known here; an earlier run may have stored it.</summary>
    private (string Data, object? Shape) First(byte[] promises, PromiseFrame frame)
    {
        if (known.Count == MostKnown)
        {
            known.RemoveAt(MostKnown - 1);
        }

        var array = PromiseFrame.OfArray(frame.Values);
        var id = session.Scalar("SELECT id FROM promise_shape WHERE sha256 = $1", Sha256Hex.Of(frame.Text()));
        known.Insert(0, new Shape(frame, array, id));
        return id is null ? (Encoding.UTF8.GetString(promises), null) : (frame.Reframed(promises, array)!, id);
    }

    private object Store(string text) => session.Scalar(
        "INSERT INTO promise_shape (id, sha256, data) SELECT coalesce(max(id), 0) + 1, $1, $2 FROM promise_shape RETURNING id", Sha256Hex.Of(text), text)!;

    private sealed record Shape(PromiseFrame Frame, PromiseFrame Array, object? Id);
}
