using Workbench.Core.Errors;

namespace Workbench.Pipeline.Doubts;

/// <summary>Who decides, and what the decision rests on.</summary>
public sealed record PersonsWord
{
    /// <exception cref="GateException">The name or the reason is missing.</exception>
    public PersonsWord(string by, string why)
    {
        if (string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(why))
        {
            throw new GateException("A decision about a write in doubt needs the name of the person who looked, and why. Nothing was changed.");
        }

        (By, Why) = (by, why);
    }

    public string By { get; }

    public string Why { get; }
}
