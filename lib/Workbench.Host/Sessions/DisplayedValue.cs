namespace Workbench.Host.Sessions;

/// <summary>A display that can be replaced in place, for progress.</summary>
public sealed class DisplayedValue
{
    private readonly DisplayContext context;

    internal DisplayedValue(DisplayContext context, string id)
    {
        this.context = context;
        Id = id;
    }

    /// <summary>Jupyter's <c>display_id</c>.</summary>
    public string Id { get; }

    /// <summary>Replaces what is shown. After its cell has ended, the update is dropped.</summary>
    public void Update(object? value) => context.Show(Id, value, isUpdate: true);
}
