"""Parts of the screen *In ấn, báo cáo*: what a paper is made of, and many papers at once."""
