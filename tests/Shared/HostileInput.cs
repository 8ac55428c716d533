namespace Workbench.Tests.Shared;

/// <summary>One thing that somebody may have written into a helpdesk to do harm there, or further on.</summary>
/// <param name="Threat">The group it belongs to.</param>
/// <param name="Number">Position in the whole table, from 0.</param>
/// <param name="IsMarkup">True where it is meant to be read as HTML; it then also stands in HTML bodies and articles.</param>
/// <param name="IsEmail">True where it is meant as an e-mail address.</param>
internal sealed record HostileInput(string Threat, int Number, string Name, string Text, bool IsMarkup, bool IsEmail)
{
    /// <summary>Part of texts that tell which input a record is about.</summary>
    public string Mark => $"hostile-{Number:000}";
}
