using Workbench.Core.Planning;

namespace Workbench.Pipeline.Quality;

/// <content>Addresses, duplicates, links and files.</content>
public sealed partial record QualityRule
{
    private static Dictionary<string, QualityRule> PeopleRules() => new()
    {
        [ReasonCode.MalformedEmail] = Noted(ReasonCode.MalformedEmail, QualitySeverity.Problem, QualityFamily.Addresses, "Correct the address in the source and extract again."),
        [ReasonCode.NoEmail] = Noted(ReasonCode.NoEmail, QualitySeverity.Warning, QualityFamily.Addresses, "Add the address in the source where one is known."),
        [ReasonCode.MalformedPhone] = Noted(
            ReasonCode.MalformedPhone, QualitySeverity.Warning, QualityFamily.Addresses, "Write the number with + and country code in the source, or carry the field as text in the plan."),
        [ReasonCode.DuplicateEmail] = Noted(ReasonCode.DuplicateEmail, QualitySeverity.Warning, QualityFamily.Duplicates, "Merge the contacts in the source, or accept two."),
        [QualityCode.SimilarEmail] = new(
            QualitySeverity.Notice, QualityFamily.Duplicates,
            "The address reaches the mailbox of another record (a +tag, or dots in a Gmail address). Both are written; {destination} sees two people.",
            "Merge the records in the source, or accept two."),
        [QualityCode.DuplicatePhone] = new(
            QualitySeverity.Notice, QualityFamily.Duplicates,
            "Another record has the same number. Both are written: a switchboard is shared by many, a mobile number seldom.",
            "Look at the list; merge in the source what is one person."),
        [QualityCode.DuplicateName] = new(
            QualitySeverity.Notice, QualityFamily.Duplicates,
            "Another record has the same name but for case, accents, punctuation, order or legal form. Both are written.",
            "Look at the list; merge in the source what is one and the same."),
        [QualityCode.NearDuplicate] = new(
            QualitySeverity.Notice, QualityFamily.Duplicates,
            "The name differs by a letter or two from that of another record, and for contacts an address or number agrees as well. Both are written; nothing is merged by guess.",
            "Look at the list; merge in the source what is one and the same."),
        [ReasonCode.DanglingLink] = Noted(
            ReasonCode.DanglingLink, QualitySeverity.Warning, QualityFamily.Links, "Restore the record it points to, or accept that the relation is lost."),
        [ReasonCode.NoParent] = Noted(
            ReasonCode.NoParent, QualitySeverity.Problem, QualityFamily.Links, "Link it to a ticket, contact or organization in the source."),
        [QualityCode.NoRequester] = new(
            QualitySeverity.Warning, QualityFamily.Links,
            "Nobody asked. {destination} shows a ticket under a contact: another one of the ticket or of its organization is chosen where there is one, and noted.",
            "Name the requester in the source."),
        [QualityCode.UnusedOrganization] = new(
            QualitySeverity.Notice, QualityFamily.Links,
            "No contact or ticket belongs to it. Where {destination} keeps organizations only on contacts, it does not arrive as a record.",
            "Nothing, or delete it in the source if it is waste."),
        [ReasonCode.DeletedInSource] = new(
            QualitySeverity.Notice, QualityFamily.Links,
            "The last full scan no longer saw it: it is not loaded; where it was loaded already, the twin is left and listed.",
            "Restore it in the source where it was deleted by mistake."),
        [ReasonCode.FileExpired] = Noted(
            ReasonCode.FileExpired, QualitySeverity.Problem, QualityFamily.Files, "Run the extract again: links are renewed, and failed files are tried again."),
        [ReasonCode.FileRefused] = Noted(
            ReasonCode.FileRefused, QualitySeverity.Problem, QualityFamily.Files, "Open the file in the source; where it opens there, run the extract again."),
        [ReasonCode.FileEmpty] = Noted(ReasonCode.FileEmpty, QualitySeverity.Warning, QualityFamily.Files, "Nothing, where the file is empty in the source too."),
        [QualityCode.OversizeFile] = Noted(
            ReasonCode.TransferPackage, QualitySeverity.Warning, QualityFamily.Size, "Nothing; hand the package over, or shrink the file in the source."),
    };
}
