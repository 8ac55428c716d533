using System.Diagnostics;

namespace Workbench.Core.Security;

/// <summary>A password or token. It prints as <c>***</c> everywhere; only a connector that sends it calls <see cref="Reveal"/>.</summary>
[DebuggerDisplay("***")]
public sealed class Secret(string value) : IEquatable<Secret>
{
    /// <summary>The secret itself. Never log, store or put it into an exception.</summary>
    public string Reveal() => value;

    public override string ToString() => "***";

    public bool Equals(Secret? other) => other is not null && other.Reveal() == value;

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);
}
