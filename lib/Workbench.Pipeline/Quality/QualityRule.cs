using System.Collections.Frozen;
using Workbench.Core.Planning;

namespace Workbench.Pipeline.Quality;

/// <summary>What a finding means: how bad it is, what happens to the record, what a person can do.</summary>
public sealed record QualityRule(QualitySeverity Severity, string WhatHappens, string Remedy)
{
    private static readonly FrozenDictionary<string, QualityRule> Rules = new Dictionary<string, QualityRule>
    {
        [ReasonCode.MalformedEmail] = Noted(ReasonCode.MalformedEmail, QualitySeverity.Problem, "Correct the address in the source and extract again."),
        [ReasonCode.DuplicateEmail] = Noted(ReasonCode.DuplicateEmail, QualitySeverity.Warning, "Merge the contacts in the source, or accept two."),
        [ReasonCode.NoEmail] = Noted(ReasonCode.NoEmail, QualitySeverity.Warning, "Add the address in the source where one is known."),
        [ReasonCode.MalformedPhone] = Noted(ReasonCode.MalformedPhone, QualitySeverity.Warning, "Write the number with + and country code in the source."),
        [ReasonCode.DanglingLink] = Noted(ReasonCode.DanglingLink, QualitySeverity.Warning, "Restore the record it points to, or accept that the relation is lost."),
        [ReasonCode.NoParent] = Noted(ReasonCode.NoParent, QualitySeverity.Problem, "Link it to a ticket, contact or organization in the source."),
        [ReasonCode.UnreadableValue] = Noted(ReasonCode.UnreadableValue, QualitySeverity.Problem, "Correct the value in the source, or carry the field as text in the plan."),
        [ReasonCode.ControlCharacters] = Noted(ReasonCode.ControlCharacters, QualitySeverity.Notice, "Nothing, unless the text is read by machines."),
        [ReasonCode.FileExpired] = Noted(ReasonCode.FileExpired, QualitySeverity.Problem, "Run the extract again: links are renewed, and failed files are tried again."),
        [ReasonCode.FileRefused] = Noted(ReasonCode.FileRefused, QualitySeverity.Problem, "Open the file in the source; where it opens there, run the extract again."),
        [ReasonCode.FileEmpty] = Noted(ReasonCode.FileEmpty, QualitySeverity.Warning, "Nothing, where the file is empty in the source too."),
        [ReasonCode.DeletedInSource] = new(
            QualitySeverity.Notice,
            "The last full scan no longer saw it: it is not loaded; where it was loaded already, the twin is left and listed.",
            "Restore it in the source where it was deleted by mistake."),
        [QualityCode.FutureDate] = new(
            QualitySeverity.Warning,
            "Something that already happened is dated in the future; destinations refuse such times or sort the thread wrongly.",
            "Look at the clock and zone of the mailbox that wrote it; correct the date in the source."),
        [QualityCode.ImplausibleDate] = new(
            QualitySeverity.Notice,
            "Before 1900 or more than 50 years ahead: sent as it is, the destination may refuse it.",
            "Correct the date in the source, or carry the field as text in the plan."),
        [QualityCode.Mojibake] = new(
            QualitySeverity.Warning,
            "Looks like UTF-8 that was once read as Latin-1, or a lost character: carried as it stands, never repaired by guess.",
            "Correct the text in the source where people will read it."),
        [QualityCode.BidiControls] = new(
            QualitySeverity.Notice,
            "Characters that reverse the direction of text are carried; they can disguise names of files and links.",
            "Look at the record before it is loaded."),
        [QualityCode.LongAttribute] = new(
            QualitySeverity.Warning,
            $"Longer than {ValueChecks.MaxAttributeCharacters} characters: where the destination keeps it as an attribute it is cut, and the whole text is listed.",
            "Carry the field as a note in the plan, or shorten the text in the source."),
        [QualityCode.LongText] = new(
            QualitySeverity.Warning,
            $"Longer than {ValueChecks.MaxTextCharacters:N0} characters: a destination with a smaller limit cuts it, and the whole text is listed.",
            "Look at the record: such texts are mostly pasted logs that belong into a file."),
        [QualityCode.OptionDrift] = new(
            QualitySeverity.Problem,
            "The stored choice is none of the field's options any more; its label is lost, so no value map can catch it.",
            "Add the option again in the source, or give the records a current one."),
        [QualityCode.HostileMarkup] = new(
            QualitySeverity.Notice,
            "Scripts, event handlers and frames are never shown in a notebook; the destination receives sanitised HTML or plain text.",
            "Nothing; look at the record where you did not expect mail from outside."),
        [QualityCode.FormulaLike] = new(
            QualitySeverity.Notice,
            "A spreadsheet would run it as a formula: neutralised in every list made for people, sent verbatim.",
            "Nothing, unless the destination's own export is opened in a spreadsheet."),
        [QualityCode.OversizeFile] = Noted(ReasonCode.TransferPackage, QualitySeverity.Warning, "Nothing; hand the package over, or shrink the file in the source."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The rule of a code; a vendor's own failure code is a problem to look up.</summary>
    public static QualityRule Of(string code) => Rules.TryGetValue(code, out var rule)
        ? rule
        : new QualityRule(QualitySeverity.Problem, ReasonCode.Explain(code), "Open the record in the source and look at its file.");

    private static QualityRule Noted(string reason, QualitySeverity severity, string remedy) => new(severity, ReasonCode.Explain(reason), remedy);
}
