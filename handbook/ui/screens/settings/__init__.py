"""Parts of the screen *Cài đặt*, one file each."""
