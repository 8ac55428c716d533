namespace Workbench.Core.Planning;

/// <summary>What a signed object plan says to a source object whose fields are no longer those that were signed. A changed type stops under each.</summary>
public enum DriftPolicy
{
    /// <summary>Stop before anything is sent: somebody looks at the difference, corrects the plan and signs again.</summary>
    Freeze,

    /// <summary>Carry new fields and options as the destination connector proposes it for them; tolerate fields that are gone.</summary>
    Evolve,

    /// <summary>Leave new fields behind with a note on every record that has a value; tolerate fields that are gone.</summary>
    Discard,
}
