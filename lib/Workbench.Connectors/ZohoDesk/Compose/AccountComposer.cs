using Workbench.Connectors.Kit;
using Workbench.Core.Writing;

namespace Workbench.Connectors.ZohoDesk.Compose;

/// <summary>Organization to account.</summary>
internal sealed class AccountComposer(FileRoute files)
{
    public void Compose(Draft draft)
    {
        var writing = new FieldWriting(draft, DeskNames.Account);
        foreach (var value in draft.Record.Values)
        {
            writing.Put(value);
        }

        if (!writing.Native.ContainsKey("accountName"))
        {
            writing.Native["accountName"] = PlainText.Cut(People.NameOf(draft.Record.Record), 200);
            draft.Note(null, Core.Planning.ReasonCode.UnreadableValue, "it has no name that fits; an account needs one");
        }

        draft.Add(new Write("create", "account.create", Phases.Accounts, BodyShape.Of(writing.Create()))
        {
            Creates = DeskNames.Account,
            UpdateBody = BodyShape.Of(writing.Update()),
        });
        PrivateNote.Add(draft, DeskNames.Account, writing.Note);
        files.Add(draft, new CommentPlace(draft.Record.Key, DeskNames.Account));
    }
}
